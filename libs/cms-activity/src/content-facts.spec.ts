import { contentFacts, isInternal } from './content-facts.js';

const ORIGIN = 'http://a1b2c3d4.localhost:8081';
const read = (content: string) => contentFacts(content, ORIGIN);

describe('what a content is made of', () => {
  it('counts words, headings and blocks', () => {
    const facts = read(
      '<!-- wp:heading -->\n<h2>Nos bois</h2>\n<!-- /wp:heading -->\n<!-- wp:paragraph -->\n<p>Chêne &amp; hêtre.</p>\n<!-- /wp:paragraph -->',
    );
    expect(facts.text).toBe('Nos bois Chêne & hêtre.');
    expect(facts.words).toBe(5);
    expect(facts.headings).toEqual([{ level: 2, text: 'Nos bois' }]);
    expect(facts.blocks.map((block) => block.name)).toEqual(['heading', 'paragraph']);
  });

  it('reads attributes of blocks, and names of other makers', () => {
    const facts = read('<!-- wp:uagb/google-map {"address":"Nantes"} /-->');
    expect(facts.blocks).toEqual([{ name: 'uagb/google-map', attributes: '{"address":"Nantes"}' }]);
    expect(facts.hasMap).toBe(true);
  });

  it('knows a map in a frame', () => {
    expect(read('<iframe src="https://www.openstreetmap.org/export/embed.html?bbox=1"></iframe>').hasMap).toBe(true);
    expect(read('<iframe src="https://www.youtube.com/embed/x"></iframe>').hasMap).toBe(false);
  });

  it('counts images without alternative text', () => {
    expect(read('<img src="a.jpg" alt=""><img src="b.jpg" alt="Un banc"><img src="c.jpg">').images).toEqual([
      { src: 'a.jpg', alt: '' },
      { src: 'b.jpg', alt: 'Un banc' },
      { src: 'c.jpg', alt: '' },
    ]);
  });

  it('finds galleries of the editor and of older contents', () => {
    const gallery =
      '<!-- wp:gallery {"columns":2} --><figure><img src="a.jpg"><img src="b.jpg"></figure><!-- /wp:gallery -->';
    expect(read(gallery).galleries).toEqual(['{"columns":2} a.jpg b.jpg']);
    expect(read('[gallery ids="1,2"]').galleries).toEqual(['[gallery ids="1,2"]']);
  });

  it('does not count scripts and styles as text', () => {
    expect(read('<style>p{}</style><p>Un</p><script>deux()</script>').text).toBe('Un');
  });

  it.each([
    ['/contact/', true],
    ['#haut', true],
    ['?page_id=2', true],
    ['contact/', true],
    [`${ORIGIN}/contact/`, true],
    ['//a1b2c3d4.localhost:8081/x', true],
    ['https://www.ademe.fr/', false],
    ['//cdn.example/x', false],
    ['mailto:a@b.example', false],
    ['javascript:alert(1)', false],
  ])('link %s', (href, internal) => {
    expect(isInternal(href, ORIGIN)).toBe(internal);
  });
});
