module.exports = class Authors1767225600001 {
  async up(queryRunner) {
    await queryRunner.query("CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  }

  async down(queryRunner) {
    await queryRunner.query("DROP TABLE authors");
  }
};
