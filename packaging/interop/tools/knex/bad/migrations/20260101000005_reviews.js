exports.up = async (knex) => {
  await knex.raw("CREATE TABLE reviews (id INTEGER PRIMARY KEY, words TEXT)");
  await knex.raw("INSERT INTO nowhere (words) VALUES ('too late')");
};

exports.down = async (knex) => {
  await knex.raw("DROP TABLE reviews");
};
