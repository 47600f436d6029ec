<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Support\Facades\DB;

return new class extends Migration
{
    public function up()
    {
        DB::statement("ALTER TABLE authors ADD COLUMN email TEXT");
    }

    public function down()
    {
        DB::statement("ALTER TABLE authors DROP COLUMN email");
    }
};
