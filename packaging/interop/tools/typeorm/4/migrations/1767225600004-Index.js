module.exports = class Index1767225600004 {
  async up(queryRunner) {
    await queryRunner.query("CREATE INDEX books_by_author ON books (author_id)");
  }

  async down(queryRunner) {
    await queryRunner.query("DROP INDEX books_by_author");
  }
};
