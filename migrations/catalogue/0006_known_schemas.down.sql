DROP TABLE known_schema_object;
DROP TABLE known_schema;
