const { sql } = require("kysely");

exports.up = async (db) => {
  await sql`ALTER TABLE authors ADD COLUMN email TEXT`.execute(db);
};

exports.down = async (db) => {
  await sql`ALTER TABLE authors DROP COLUMN email`.execute(db);
};
