<?php
/**
 * Template Name: Avec colonne
 *
 * @package Ravaude
 */

require locate_template( 'page.php' );
