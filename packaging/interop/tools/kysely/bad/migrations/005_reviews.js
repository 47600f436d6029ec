const { sql } = require("kysely");

exports.up = async (db) => {
  await sql`CREATE TABLE reviews (id INTEGER PRIMARY KEY, words TEXT)`.execute(db);
  await sql`INSERT INTO nowhere (words) VALUES ('too late')`.execute(db);
};

exports.down = async (db) => {
  await sql`DROP TABLE reviews`.execute(db);
};
