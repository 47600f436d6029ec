const { sql } = require("kysely");

exports.up = async (db) => {
  await sql`CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)`.execute(db);
};

exports.down = async (db) => {
  await sql`DROP TABLE authors`.execute(db);
};
