<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Support\Facades\DB;

return new class extends Migration
{
    public function up()
    {
        DB::statement("CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    }

    public function down()
    {
        DB::statement("DROP TABLE authors");
    }
};
