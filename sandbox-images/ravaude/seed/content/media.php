<?php
// Pictures drawn here and added to the library as an upload would be: few are used, hardly any is described.
declare(strict_types=1);

$described = ['facade.jpg' => ['facade', ''], 'buffet-clemence.jpg' => ['Buffet Clémence', '']];
$media = [];
$age = 400;
foreach (drawings() as $file => $draw) {
    $temporary = get_temp_dir() . $file;
    $draw($temporary);
    $id = media_handle_sideload(['name' => $file, 'tmp_name' => $temporary], 0, null, [
        'post_author' => $maud,
        'post_title' => $described[$file][0] ?? pathinfo($file, PATHINFO_FILENAME),
        'post_date' => days_ago($age -= 17),
    ]);
    if (is_wp_error($id)) {
        throw new RuntimeException($id->get_error_message());
    }
    $media[$file] = $id;
}

copy(get_attached_file($media['buffet-clemence.jpg']), WP_CONTENT_DIR . '/themes/ravaude/screenshot.jpg');

// A price list to link to: the smallest PDF that readers accept.
$lines = ['ATELIER RAVAUDE - TARIFS', '', 'Tabouret (palette ou caisse) : 65 euros', 'Lampe Tirelire : 48 euros', 'Etagere en caisses : 140 euros', 'Banc de gare remis a neuf : 310 euros', 'Buffet sur mesure : sur devis', '', 'Stage du samedi : 55 euros, bois et quincaillerie compris'];
$stream = "BT /F1 18 Tf 70 760 Td 26 TL\n" . implode("\n", array_map(fn ($line) => "($line) Tj T*", str_replace(['(', ')'], ['\\(', '\\)'], $lines))) . "\nET";
$objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>', '<< /Length ' . strlen($stream) . " >>\nstream\n$stream\nendstream", '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
$pdf = "%PDF-1.4\n";
$offsets = '';
foreach ($objects as $number => $object) {
    $offsets .= sprintf("%010d 00000 n \n", strlen($pdf));
    $pdf .= ($number + 1) . " 0 obj\n$object\nendobj\n";
}
$start = strlen($pdf);
$pdf .= "xref\n0 6\n0000000000 65535 f \n{$offsets}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n$start\n%%EOF\n";
file_put_contents(get_temp_dir() . 'tarifs-atelier.pdf', $pdf);
$media['tarifs-atelier.pdf'] = media_handle_sideload(['name' => 'tarifs-atelier.pdf', 'tmp_name' => get_temp_dir() . 'tarifs-atelier.pdf'], 0, null, ['post_author' => $maud, 'post_title' => 'tarifs-atelier', 'post_date' => days_ago(80)]);
