<?php
// Draws the pictures of the context: plain illustrations in five colours, made at twice the size and reduced so that edges are soft.
declare(strict_types=1);

const PAPER = 'f4eee4';
const EARTH = 'a24a2b';
const OCHRE = 'd9a441';
const NIGHT = '22424a';
const OAK = 'b98a55';
const WALNUT = '7a5230';
const SAGE = '8fa58a';
const INK = '2f2a26';

final class Drawing
{
    private const SCALE = 2;
    private GdImage $image;

    public function __construct(private int $width, private int $height, string $background)
    {
        $this->image = imagecreatetruecolor($width * self::SCALE, $height * self::SCALE);
        imagefill($this->image, 0, 0, $this->colour($background));
    }

    public function box(float $x, float $y, float $w, float $h, string $colour): self
    {
        imagefilledrectangle($this->image, ...$this->at($x, $y, $x + $w, $y + $h), color: $this->colour($colour));
        return $this;
    }

    public function disc(float $x, float $y, float $diameter, string $colour): self
    {
        imagefilledellipse($this->image, ...$this->at($x, $y, $diameter, $diameter), color: $this->colour($colour));
        return $this;
    }

    /** @param float[] $points x, y, x, y… */
    public function shape(array $points, string $colour): self
    {
        imagefilledpolygon($this->image, $this->at(...$points), $this->colour($colour));
        return $this;
    }

    public function line(float $x1, float $y1, float $x2, float $y2, string $colour, int $thickness = 3): self
    {
        imagesetthickness($this->image, $thickness * self::SCALE);
        imageline($this->image, ...$this->at($x1, $y1, $x2, $y2), color: $this->colour($colour));
        return $this;
    }

    /** A board with its grain; always the same for the same place. */
    public function board(float $x, float $y, float $w, float $h, string $colour): self
    {
        $this->box($x, $y, $w, $h, $colour);
        mt_srand((int) ($x * 31 + $y * 17 + $w));
        $upright = $h > $w;
        $length = $upright ? $h : $w;
        for ($i = 0, $n = (int) max(2, min($w, $h) / 9); $i < $n; $i++) {
            $across = ($i + 0.5) / $n * ($upright ? $w : $h);
            $from = mt_rand(0, 40) / 100 * $length;
            $to = $from + mt_rand(20, 55) / 100 * $length;
            $tone = $this->darker($colour, 12);
            $upright ? $this->line($x + $across, $y + $from, $x + $across, $y + $to, $tone, 1) : $this->line($x + $from, $y + $across, $x + $to, $y + $across, $tone, 1);
        }
        return $this;
    }

    public function floor(string $colour): self
    {
        return $this->box(0, $this->height * 0.78, $this->width, $this->height * 0.22, $colour)->line(0, $this->height * 0.78, $this->width, $this->height * 0.78, $this->darker($colour, 20), 2);
    }

    public function text(string $text, float $x, float $y, int $size, string $colour, bool $bold = true): self
    {
        $font = '/usr/share/fonts/truetype/dejavu/DejaVuSans' . ($bold ? '-Bold' : '') . '.ttf';
        [$left, $base] = $this->at($x, $y);
        imagettftext($this->image, $size * self::SCALE, 0, $left, $base, $this->colour($colour), $font, $text);
        return $this;
    }

    public function save(string $file): void
    {
        $small = imagescale($this->image, $this->width, $this->height, IMG_BICUBIC_FIXED);
        str_ends_with($file, '.png') ? imagepng($small, $file, 9) : imagejpeg($small, $file, 86);
    }

    private function colour(string $hex): int
    {
        return imagecolorallocate($this->image, ...array_map('hexdec', str_split($hex, 2)));
    }

    private function darker(string $hex, int $by): string
    {
        return implode('', array_map(fn ($part) => sprintf('%02x', max(0, hexdec($part) - $by)), str_split($hex, 2)));
    }

    /** @return int[] */
    private function at(float ...$values): array
    {
        return array_map(fn ($value) => (int) round($value * self::SCALE), $values);
    }
}

function room(string $wall = PAPER, string $ground = 'd8c7ad', int $w = 1200, int $h = 800): Drawing
{
    return (new Drawing($w, $h, $wall))->floor($ground);
}

/** @return array<string, callable(string): void> file name => what draws it there */
function drawings(): array
{
    return require __DIR__ . '/pictures.php';
}
