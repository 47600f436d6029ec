<?php

// What artisan's migrate commands call: migrate.php up | down | status

require 'Illuminate/autoload.php';

use Illuminate\Database\Capsule\Manager;
use Illuminate\Database\Migrations\DatabaseMigrationRepository;
use Illuminate\Database\Migrations\Migrator;
use Illuminate\Filesystem\Filesystem;
use Illuminate\Support\Facades\Facade;
use Symfony\Component\Console\Output\ConsoleOutput;

error_reporting(E_ALL & ~E_DEPRECATED);
touch('app.db');
$manager = new Manager();
$manager->addConnection(['driver' => 'sqlite', 'database' => 'app.db', 'foreign_key_constraints' => true]);
$manager->setAsGlobal();
$manager->getContainer()->instance('db', $manager->getDatabaseManager());
Facade::setFacadeApplication($manager->getContainer());

$repository = new DatabaseMigrationRepository($manager->getDatabaseManager(), 'migrations');
if (!$repository->repositoryExists()) {
    $repository->createRepository();
}
$migrator = new Migrator($repository, $manager->getDatabaseManager(), new Filesystem());
$migrator->setOutput(new ConsoleOutput());

switch ($argv[1]) {
    case 'up':
        $migrator->run(['migrations']);
        break;
    case 'down':
        $migrator->rollback(['migrations'], ['step' => 1]);
        break;
    case 'status':
        $ran = $repository->getRan();
        foreach (array_keys($migrator->getMigrationFiles(['migrations'])) as $name) {
            echo in_array($name, $ran) ? "ran      $name\n" : "pending  $name\n";
        }
}
