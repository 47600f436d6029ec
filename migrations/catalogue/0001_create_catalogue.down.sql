DROP TABLE finished_check;
DROP TABLE activity_rows;
DROP TABLE activity_step;
DROP TABLE activity;
DROP TABLE backup_rows;
DROP TABLE backup;
DROP TABLE registered_database;
