// Writes drizzle/meta/_journal.json for the files that are there.
const { mkdirSync, readdirSync, writeFileSync } = require("node:fs");

const entries = readdirSync("drizzle")
  .filter((name) => name.endsWith(".sql"))
  .sort()
  .map((name, idx) => ({
    idx,
    version: "6",
    when: 1767225600000 + 1000 * Number(name.slice(0, 4)),
    tag: name.replace(/\.sql$/, ""),
    breakpoints: true,
  }));
mkdirSync("drizzle/meta", { recursive: true });
writeFileSync(
  "drizzle/meta/_journal.json",
  JSON.stringify({ version: "7", dialect: "sqlite", entries }, null, 2),
);
