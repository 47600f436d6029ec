const { sql } = require("kysely");

exports.up = async (db) => {
  await sql`CREATE INDEX books_by_author ON books (author_id)`.execute(db);
};

exports.down = async (db) => {
  await sql`DROP INDEX books_by_author`.execute(db);
};
