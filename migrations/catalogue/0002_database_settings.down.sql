DROP TABLE seen_migration;
DROP TABLE database_setting;
