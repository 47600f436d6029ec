exports.up = async (queryInterface) => {
  await queryInterface.sequelize.query("CREATE TABLE reviews (id INTEGER PRIMARY KEY, words TEXT)");
  await queryInterface.sequelize.query("INSERT INTO nowhere (words) VALUES ('too late')");
};

exports.down = async (queryInterface) => {
  await queryInterface.sequelize.query("DROP TABLE reviews");
};
