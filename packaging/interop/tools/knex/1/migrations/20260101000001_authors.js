exports.up = async (knex) => {
  await knex.raw("CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
};

exports.down = async (knex) => {
  await knex.raw("DROP TABLE authors");
};
