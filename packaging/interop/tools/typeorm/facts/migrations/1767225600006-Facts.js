module.exports = class Facts1767225600006 {
  async up(queryRunner) {
    await queryRunner.query("CREATE TABLE facts (name TEXT, value)");
    await queryRunner.query(
      "INSERT INTO facts SELECT 'foreign_keys', foreign_keys FROM pragma_foreign_keys",
    );
  }

  async down(queryRunner) {
    await queryRunner.query("DROP TABLE facts");
  }
};
