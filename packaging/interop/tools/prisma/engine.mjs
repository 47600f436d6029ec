// Prisma's own engine of `prisma migrate`, without the command line around it:
// engine.mjs deploy | status | resolve-rolled-back NAME
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "project.js"));
const packages = join(process.cwd(), "node_modules");
const load = (file) => import(pathToFileURL(join(packages, file)).href);

const engine = await open();
const [verb, name] = process.argv.slice(2);
try {
  console.log(JSON.stringify(await answer(), null, 2));
} catch (error) {
  console.error(error.message ?? error);
  process.exitCode = 1;
}

function answer() {
  switch (verb) {
    case "deploy":
      return engine.applyMigrations({ migrationsList: list(), filters: everything() });
    case "status":
      return engine.diagnoseMigrationHistory({
        migrationsList: list(),
        optInToShadowDatabase: false,
        filters: everything(),
      });
    case "resolve-rolled-back":
      return engine.markMigrationRolledBack({ migrationName: name });
    default:
      throw new Error(`No such verb: ${verb}`);
  }
}

async function open() {
  const wasm = await load("@prisma/schema-engine-wasm/schema_engine_bg.js");
  const bytes = readFileSync(join(packages, "@prisma/schema-engine-wasm/schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": wasm });
  wasm.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const { PrismaBetterSqlite3 } = require("@prisma/adapter-better-sqlite3");
  const { bindMigrationAwareSqlAdapterFactory } = require("@prisma/driver-adapter-utils");
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url: "app.db" }));
  const datamodel = readFileSync("prisma/schema.prisma", "utf8");
  return wasm.SchemaEngine.new(
    { datamodels: [["prisma/schema.prisma", datamodel]] },
    () => {},
    adapter,
  );
}

function list() {
  const baseDir = "prisma/migrations";
  return {
    baseDir,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(join(baseDir, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: readdirSync(baseDir)
      .filter((folder) => existsSync(join(baseDir, folder, "migration.sql")))
      .sort()
      .map((folder) => ({
        path: folder,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok",
            value: readFileSync(join(baseDir, folder, "migration.sql"), "utf8"),
          },
        },
      })),
  };
}

function everything() {
  return { externalTables: [], externalEnums: [] };
}
