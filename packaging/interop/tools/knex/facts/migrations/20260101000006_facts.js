exports.up = async (knex) => {
  await knex.raw("CREATE TABLE facts (name TEXT, value)");
  await knex.raw(
    "INSERT INTO facts SELECT 'foreign_keys', foreign_keys FROM pragma_foreign_keys",
  );
};

exports.down = async (knex) => {
  await knex.raw("DROP TABLE facts");
};
