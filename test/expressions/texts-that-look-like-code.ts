/** Texts a contact may send that mean something to some template or expression language, to a shell, a database or a browser. */

const payloads = ['7*7', 'contact.phone', 'constructor.constructor("return process")()', '__proto__.polluted = 1', 'now', '"}}"']

const wrappings: readonly ((inner: string) => string)[] = [
  (inner) => `{{ ${inner} }}`,
  (inner) => `{{{${inner}}}}`,
  (inner) => `{{{{${inner}}}}}`,
  (inner) => `}}{{ ${inner} }}{{`,
  (inner) => `{% print ${inner} %}`,
  (inner) => `{# ${inner} #}`,
  (inner) => `\${${inner}}`,
  (inner) => `\`\${${inner}}\``,
  (inner) => `#{${inner}}`,
  (inner) => `<%= ${inner} %>`,
  (inner) => `[[${inner}]]`,
  (inner) => `@{${inner}}`,
  (inner) => `$(${inner})`,
  (inner) => `={{ ${inner} }}`,
  (inner) => `%{${inner}}`,
]

const others = [
  '{{1}}',
  '{{0}} {{name}}',
  '{{',
  '}}',
  '{',
  '"',
  "'",
  '\\',
  '\\{{ age }}',
  '\\u007b\\u007b age }}',
  '＊｛｛ age ｝｝',
  "'; DROP TABLE cases; --",
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '=HYPERLINK("https://example.com")',
  '@@iterator',
  '$eval(age)',
  'age + 1',
  'true',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  '*bold* _italic_ ~struck~ ```code```',
  '../../etc/passwd',
  '%7B%7Bage%7D%7D',
  '&#123;&#123;age&#125;&#125;',
  'a\nb\r\nc\td',
  '👨‍👩‍👧‍👦 ‮txet desrever',
  '$& $1 $$ $`',
]

export const textsThatLookLikeCode: readonly string[] = [...wrappings.flatMap((wrap) => payloads.map(wrap)), ...others]
