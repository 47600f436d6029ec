<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Support\Facades\DB;

return new class extends Migration
{
    public function up()
    {
        DB::statement("CREATE TABLE reviews (id INTEGER PRIMARY KEY, words TEXT)");
        DB::statement("INSERT INTO nowhere (words) VALUES ('too late')");
    }

    public function down()
    {
        DB::statement("DROP TABLE reviews");
    }
};
