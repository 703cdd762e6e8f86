<?php
/**
 * Closes the content (with the column where there is one) and shows the foot of the page.
 *
 * @package Ravaude
 */

?>
			</main>
		</div>
		<?php
		if ( ravaude_has_column() ) {
			get_sidebar();
		}
		?>
	</div>

	<?php get_template_part( 'template-parts/footer/footer-widgets' ); ?>

	<footer id="colophon" class="site-footer">
		<?php if ( has_nav_menu( 'social' ) ) : ?>
			<nav class="ravaude-sociaux" aria-label="Réseaux sociaux">
				<?php
				wp_nav_menu(
					array(
						'theme_location' => 'social',
						'container'      => false,
						'depth'          => 1,
					)
				);
				?>
			</nav>
		<?php endif; ?>
		<?php if ( has_nav_menu( 'footer' ) ) : ?>
			<nav class="footer-navigation" aria-label="Pied de page">
				<ul class="footer-navigation-wrapper">
					<?php
					wp_nav_menu(
						array(
							'theme_location' => 'footer',
							'items_wrap'     => '%3$s',
							'container'      => false,
							'depth'          => 1,
							'fallback_cb'    => false,
						)
					);
					?>
				</ul>
			</nav>
		<?php endif; ?>
		<div class="site-info">
			<div class="site-name"><a href="<?php echo esc_url( home_url( '/' ) ); ?>"><?php bloginfo( 'name' ); ?></a></div>
			<?php the_privacy_policy_link( '<div class="privacy-policy">', '</div>' ); ?>
		</div>
	</footer>
</div>
<?php wp_footer(); ?>
</body>
</html>
