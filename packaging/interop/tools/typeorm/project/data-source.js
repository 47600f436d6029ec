const { DataSource } = require("typeorm");

module.exports = new DataSource({
  type: "better-sqlite3",
  database: "app.db",
  migrations: ["migrations/*.js"],
});
