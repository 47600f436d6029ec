exports.up = async (knex) => {
  await knex.raw("ALTER TABLE authors ADD COLUMN email TEXT");
};

exports.down = async (knex) => {
  await knex.raw("ALTER TABLE authors DROP COLUMN email");
};
