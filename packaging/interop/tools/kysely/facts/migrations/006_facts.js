const { sql } = require("kysely");

exports.up = async (db) => {
  await sql`CREATE TABLE facts (name TEXT, value)`.execute(db);
  await sql`INSERT INTO facts SELECT 'foreign_keys', foreign_keys FROM pragma_foreign_keys`.execute(db);
};

exports.down = async (db) => {
  await sql`DROP TABLE facts`.execute(db);
};
