exports.up = async (queryInterface) => {
  await queryInterface.sequelize.query("CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
};

exports.down = async (queryInterface) => {
  await queryInterface.sequelize.query("DROP TABLE authors");
};
