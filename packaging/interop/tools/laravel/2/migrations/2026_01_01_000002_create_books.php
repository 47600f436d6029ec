<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Support\Facades\DB;

return new class extends Migration
{
    public function up()
    {
        DB::statement(<<<'SQL'
            CREATE TABLE books (
              id INTEGER PRIMARY KEY,
              author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,
              title TEXT NOT NULL
            )
            SQL);
        DB::statement(<<<'SQL'
            CREATE TRIGGER books_untitled AFTER INSERT ON books WHEN NEW.title = ''
            BEGIN
              UPDATE books SET title = 'Untitled; so far' WHERE id = NEW.id;
            END
            SQL);
    }

    public function down()
    {
        DB::statement("DROP TABLE books");
    }
};
