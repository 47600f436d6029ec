exports.up = async (queryInterface) => {
  await queryInterface.sequelize.query("CREATE INDEX books_by_author ON books (author_id)");
};

exports.down = async (queryInterface) => {
  await queryInterface.sequelize.query("DROP INDEX books_by_author");
};
