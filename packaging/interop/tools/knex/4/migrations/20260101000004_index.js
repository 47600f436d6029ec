exports.up = async (knex) => {
  await knex.raw("CREATE INDEX books_by_author ON books (author_id)");
};

exports.down = async (knex) => {
  await knex.raw("DROP INDEX books_by_author");
};
