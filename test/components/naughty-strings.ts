/** Texts that break programs, kept by kind. What they would do if they were taken for more than text is looked for. */

const markup = [
  '<b>bold</b>',
  '<img src=x onerror="window.pwned=1">',
  '"><img src=x onerror=window.pwned=1>',
  "'><svg/onload=window.pwned=1>",
  '<script>window.pwned=1</script>',
  '</script><script>window.pwned=1</script>',
  '</div></article></section><iframe srcdoc="<script>parent.pwned=1</script>">',
  '<a href="javascript:window.pwned=1">a link</a>',
  '<style>*{display:none}</style>',
  '<marquee onstart=window.pwned=1>past</marquee>',
  '<math><mtext></table><mglyph><style><img src=x onerror=window.pwned=1>',
  '<template shadowrootmode="open"><img src=x onerror=window.pwned=1></template>',
  '<fd-provider base="//evil.example"></fd-provider>',
  '<!-- a comment that does not end',
  '<![CDATA[ data ]]>',
  '&lt;b&gt; &amp; &quot; &#x3C;',
  '" autofocus onfocus="window.pwned=1',
  '` onmouseover=`window.pwned=1',
];

const code = [
  'javascript:window.pwned=1',
  'JaVaScRiPt\t:window.pwned=1//',
  'data:text/html,<script>parent.pwned=1</script>',
  '${window.pwned=1}',
  '{{constructor.constructor("window.pwned=1")()}}',
  '#{window.pwned=1}',
  '<%= window.pwned=1 %>',
  '?lit$123456789$',
  '<!--?lit$123456789$-->',
  "');window.pwned=1;//",
  'a\\u0022};window.pwned=1;//',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE events; --",
  '../../../../etc/passwd%00',
];

const directions = [
  '\u202Eevil right to left override',
  'before \u202Eoverride without an end',
  '\u2067isolate without an end',
  '\u202Bembedding \u202Aof embeddings',
  'مهرجان الصيف في برلين',
  'קונצרט 2026 (ערב)',
  'Concert – حفلة موسيقية – 8:00 PM',
  '\u200F\u200E\u061C only marks and this',
];

const characters = [
  'zero\u200Bwidth\u200Cjoiners\u200D\uFEFF',
  'soft\u00ADhyphens\u00ADin\u00ADa\u00ADword',
  'Z̷̡̢̛̳̫̱̖̤̟̈́̀̒̾͒͋̚ä̸̢̧̛̗̪̗́̔̐l̴̡̛̖̥̠̑͋̈́̕g̵̢̛͈̻̱̖̔͋̒͘o̷͚̬̙͙͗̆̀̉͘',
  `a${'\u0301'.repeat(120)}b`,
  '👩‍👩‍👧‍👦 👨🏽‍🚀 🏳️‍🌈 🇩🇪🇦🇹',
  '𝕋𝕙𝕖 ﷽ ffi ℌ',
  'high \uD83D surrogate alone',
  'low \uDC4D surrogate alone',
  'null \u0000 byte',
  'controls \u0001\u0007\u001B[31m\u007F\u0085',
  'line\u2028separator\u2029paragraph',
  'line\r\nbreak\nand\ttab',
  '日本語のとても長い題名がここに続きます',
  'ÅÄÖåäöß ŒœŁłŠš İı',
];

const sizes = [
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsfestveranstaltungsort',
  'W'.repeat(300),
  `https://example.org/${'path/'.repeat(60)}`,
  'word '.repeat(200).trim(),
  'x'.repeat(10_000),
  'ﷺ'.repeat(80),
];

const blanks = ['', ' ', '\t\n', '\u00A0', '\u3000', '\u200B'];

const values = [
  '0',
  '-1',
  '1e309',
  '1,000.00',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  'true',
  '0x1F',
  '2026-02-30',
  '[object Object]',
];

export const naughtyStrings: readonly string[] = [
  ...markup,
  ...code,
  ...directions,
  ...characters,
  ...sizes,
  ...blanks,
  ...values,
];
