module.exports = class Reviews1767225600005 {
  async up(queryRunner) {
    await queryRunner.query("CREATE TABLE reviews (id INTEGER PRIMARY KEY, words TEXT)");
    await queryRunner.query("INSERT INTO nowhere (words) VALUES ('too late')");
  }

  async down(queryRunner) {
    await queryRunner.query("DROP TABLE reviews");
  }
};
