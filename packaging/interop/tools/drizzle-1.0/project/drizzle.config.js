module.exports = {
  dialect: "sqlite",
  schema: "./schema.js",
  out: "./drizzle",
  dbCredentials: { url: "app.db" },
};
