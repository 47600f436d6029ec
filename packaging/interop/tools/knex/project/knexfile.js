module.exports = {
  client: "better-sqlite3",
  connection: { filename: "app.db" },
  useNullAsDefault: true,
};
