<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Support\Facades\DB;

return new class extends Migration
{
    public function up()
    {
        DB::statement("CREATE INDEX books_by_author ON books (author_id)");
    }

    public function down()
    {
        DB::statement("DROP INDEX books_by_author");
    }
};
