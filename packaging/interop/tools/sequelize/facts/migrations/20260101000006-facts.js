exports.up = async (queryInterface) => {
  await queryInterface.sequelize.query("CREATE TABLE facts (name TEXT, value)");
  await queryInterface.sequelize.query(
    "INSERT INTO facts SELECT 'foreign_keys', foreign_keys FROM pragma_foreign_keys",
  );
};

exports.down = async (queryInterface) => {
  await queryInterface.sequelize.query("DROP TABLE facts");
};
