<?php
// An official release is an archive with another one inside, which holds the shop.
declare(strict_types=1);
[, $release, $site] = $argv;

function fail(string $why): never
{
    fwrite(STDERR, "$why\n");
    exit(1);
}

function open_archive(string $path): ZipArchive
{
    $archive = new ZipArchive();
    $archive->open($path, ZipArchive::RDONLY) === true || fail("$path is not a ZIP archive");
    return $archive;
}

$inner = sys_get_temp_dir() . '/prestashop.zip';
$outer = open_archive($release);
$shop = $outer->getStream('prestashop.zip');
$shop !== false || fail("$release holds no prestashop.zip");
file_put_contents($inner, $shop) > 0 || fail("prestashop.zip is empty");
open_archive($inner)->extractTo($site) || fail("prestashop.zip could not be unpacked");
unlink($inner);
is_dir("$site/install") || fail("$release has no installer");
