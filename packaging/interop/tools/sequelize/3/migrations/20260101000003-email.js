exports.up = async (queryInterface) => {
  await queryInterface.sequelize.query("ALTER TABLE authors ADD COLUMN email TEXT");
};

exports.down = async (queryInterface) => {
  await queryInterface.sequelize.query("ALTER TABLE authors DROP COLUMN email");
};
