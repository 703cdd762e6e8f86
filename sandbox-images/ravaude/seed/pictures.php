<?php
// One entry per picture of the media library: file name => what draws it.
declare(strict_types=1);

$sideboard = function (string $wall, array $doors): Drawing {
    $d = room($wall);
    $d->board(220, 300, 760, 40, WALNUT);
    foreach ($doors as $i => $colour) {
        $d->board(240 + $i * 244, 340, 232, 260, $colour)->box(262 + $i * 244, 362, 188, 4, INK)->box(262 + $i * 244, 572, 188, 4, INK)->disc(452 + $i * 244, 470, 18, OCHRE);
    }
    return $d->board(240, 600, 34, 110, WALNUT)->board(926, 600, 34, 110, WALNUT)->disc(340, 262, 76, SAGE)->box(328, 262, 24, 38, EARTH)->board(640, 270, 150, 30, EARTH)->board(650, 244, 130, 26, NIGHT);
};
$stool = fn (string $wall, string $seat, float $x = 0): Drawing => room($wall)
    ->shape([480 + $x, 400, 440 + $x, 700, 474 + $x, 700, 510 + $x, 400], WALNUT)->shape([690 + $x, 400, 726 + $x, 700, 760 + $x, 700, 720 + $x, 400], WALNUT)
    ->board(470 + $x, 560, 260, 18, OAK)->board(420 + $x, 350, 360, 52, $seat);

return [
    'buffet-clemence.jpg' => fn ($to) => $sideboard('e9dfcf', [NIGHT, EARTH, SAGE])->save($to),
    'IMG_2041.jpg' => fn ($to) => $sideboard('dfe5df', [OAK, OAK, OAK])->save($to),
    'tabouret-presse.jpg' => fn ($to) => $stool('efe3d0', EARTH)->save($to),
    'IMG_2077.jpg' => fn ($to) => $stool('dbe4e6', OCHRE, -120)->shape([760, 470, 740, 700, 762, 700, 786, 470], WALNUT)->shape([900, 470, 924, 700, 946, 700, 920, 470], WALNUT)->board(720, 430, 240, 40, SAGE)->save($to),
    'lampe-tirelire.jpg' => fn ($to) => room('2f4a50', '1d3238')->disc(600, 330, 420, '3d5b60')->shape([500, 250, 700, 250, 770, 400, 430, 400], OCHRE)->box(592, 400, 16, 190, OAK)->board(500, 590, 200, 56, WALNUT)->box(560, 606, 80, 8, INK)->save($to),
    'table-atelier.jpg' => fn ($to) => room('ece6dc')->board(180, 380, 840, 56, OAK)->shape([240, 436, 200, 720, 236, 720, 286, 436], INK)->shape([914, 436, 964, 720, 1000, 720, 960, 436], INK)->box(420, 330, 130, 50, EARTH)->disc(780, 352, 56, SAGE)->board(600, 360, 90, 20, NIGHT)->save($to),
    'etagere-caisses.jpg' => function ($to) {
        $d = room('e6ddd0');
        foreach ([[300, 180], [620, 180], [300, 390], [620, 390]] as $i => [$x, $y]) {
            $d->board($x, $y, 290, 190, OAK)->box($x + 18, $y + 18, 254, 154, 'cbb491');
            foreach ([EARTH, NIGHT, SAGE, OCHRE] as $j => $colour) {
                $d->box($x + 34 + $j * 40, $y + 60 + ($i + $j) % 3 * 14, 28, 112 - ($i + $j) % 3 * 14, $colour);
            }
        }
        $d->board(290, 580, 630, 26, WALNUT)->save($to);
    },
    'banc-gare.jpg' => function ($to) {
        $d = room('dfe6e2', 'b9bfae');
        foreach ([330, 372, 414] as $y) {
            $d->board(200, $y, 800, 30, OAK);
        }
        $d->board(180, 500, 840, 34, WALNUT)->board(180, 540, 840, 20, OAK)->box(250, 320, 22, 400, INK)->box(930, 320, 22, 400, INK)->save($to);
    },
    'miroir-volet.jpg' => function ($to) {
        $d = room('e8d9c8')->board(420, 120, 360, 520, NIGHT)->box(470, 170, 260, 420, 'cfdde0')->shape([500, 560, 640, 200, 680, 200, 540, 560], 'e6eff0');
        for ($y = 190; $y < 580; $y += 40) {
            $d->line(430, $y, 462, $y, '18323a', 4)->line(738, $y, 770, $y, '18323a', 4);
        }
        $d->save($to);
    },
    'enseigne-librairie.jpg' => fn ($to) => room('d7dfd9', 'aeb3a4')->box(250, 200, 20, 120, INK)->box(930, 200, 20, 120, INK)->box(180, 190, 840, 14, INK)->board(200, 310, 800, 190, WALNUT)->text('Librairie', 330, 400, 50, PAPER)->text('du Marché-Couvert', 330, 462, 34, OCHRE, false)->save($to),
    'etabli.jpg' => function ($to) {
        $d = room('e4dccd', 'c9b696')->board(120, 430, 960, 54, OAK)->board(160, 484, 60, 240, WALNUT)->board(980, 484, 60, 240, WALNUT)->box(100, 120, 1000, 220, 'd3c4ab');
        foreach ([[180, EARTH], [300, NIGHT], [420, OCHRE], [540, SAGE], [660, EARTH], [780, NIGHT], [900, OCHRE]] as $i => [$x, $colour]) {
            $d->box($x + 20, 150, 18, 90, WALNUT)->box($x, 240, 58, 46 + $i % 3 * 14, $colour);
        }
        $d->board(360, 400, 260, 30, WALNUT)->disc(720, 404, 50, EARTH)->save($to);
    },
    'stock-planches.jpg' => function ($to) {
        $d = room('dcd3c3', 'b9a98c');
        foreach ([OAK, WALNUT, 'c9a472', OAK, EARTH, WALNUT, 'c9a472', NIGHT, OAK, SAGE] as $i => $colour) {
            $d->board(90 + $i * 102, 120 + $i * 37 % 90, 84, 560 - $i * 29 % 120, $colour);
        }
        $d->save($to);
    },
    'tissus.jpg' => function ($to) {
        $d = room('efe7db');
        foreach ([EARTH, OCHRE, NIGHT, SAGE, 'c87f5a', '5d7f86'] as $i => $colour) {
            $d->box(260, 620 - $i * 76, 680 - $i * 24, 62, $colour)->disc(940 - $i * 24, 651 - $i * 76, 62, $colour)->disc(940 - $i * 24, 651 - $i * 76, 26, PAPER);
        }
        $d->save($to);
    },
    'facade.jpg' => fn ($to) => (new Drawing(1200, 800, 'c8d8dc'))->box(0, 640, 1200, 160, 'a7a391')->box(180, 220, 840, 430, 'd9c3a3')->shape([150, 230, 600, 70, 1050, 230], EARTH)->board(520, 380, 170, 270, NIGHT)->box(250, 340, 190, 150, 'eaf1f1')->box(770, 340, 190, 150, 'eaf1f1')->line(345, 340, 345, 490, INK, 4)->line(865, 340, 865, 490, INK, 4)->board(430, 270, 350, 70, WALNUT)->text('ATELIER RAVAUDE', 452, 316, 24, PAPER)->save($to),
    'equipe.jpg' => function ($to) {
        $d = room('e7dccb', 'cdbb9d');
        foreach ([[260, EARTH, 'e2b48c', INK], [480, NIGHT, '9c6a45', '1d1814'], [700, SAGE, 'efc7a4', 'a8642f'], [920, OCHRE, 'd9a27a', '6d6a66']] as [$x, $shirt, $skin, $hair]) {
            $d->box($x - 84, 420, 168, 300, $shirt)->disc($x, 420, 168, $shirt)->disc($x, 300, 134, $hair)->disc($x, 318, 118, $skin)->box($x - 50, 520, 100, 200, 'f2ead9');
        }
        $d->save($to);
    },
    'bandeau-atelier.jpg' => function ($to) {
        $d = (new Drawing(1600, 400, 'e6dccb'))->box(0, 320, 1600, 80, 'c8b594');
        for ($i = 0; $i < 15; $i++) {
            $d->board(20 + $i * 108, 60 + $i * 53 % 120, 78, 270 - $i * 53 % 120, [OAK, EARTH, WALNUT, NIGHT, 'c9a472', SAGE, OCHRE][$i % 7]);
        }
        $d->save($to);
    },
    'logo-ravaude.png' => fn ($to) => (new Drawing(480, 160, PAPER))->disc(80, 80, 128, EARTH)->box(48, 70, 64, 14, PAPER)->box(48, 92, 64, 14, PAPER)->line(70, 46, 90, 118, PAPER, 5)->text('Ravaude', 168, 84, 38, NIGHT)->text('meubles de récupération', 170, 118, 14, EARTH, false)->save($to),
    'icone-ravaude.png' => fn ($to) => (new Drawing(512, 512, EARTH))->box(120, 200, 272, 52, PAPER)->box(120, 284, 272, 52, PAPER)->line(212, 110, 300, 402, PAPER, 20)->save($to),
];
