module.exports = class Email1767225600003 {
  async up(queryRunner) {
    await queryRunner.query("ALTER TABLE authors ADD COLUMN email TEXT");
  }

  async down(queryRunner) {
    await queryRunner.query("ALTER TABLE authors DROP COLUMN email");
  }
};
