<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Support\Facades\DB;

return new class extends Migration
{
    public function up()
    {
        DB::statement("CREATE TABLE facts (name TEXT, value)");
        DB::statement("INSERT INTO facts SELECT 'foreign_keys', foreign_keys FROM pragma_foreign_keys");
    }

    public function down()
    {
        DB::statement("DROP TABLE facts");
    }
};
