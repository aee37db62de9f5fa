/** What an obedient language model would write because a signal told it to; none of it may reach a seller. */
export const MODEL_ORDERS: readonly (readonly [what: string, text: string])[] = [
  ['an address', 'Visit evil.example today'], ['an address in words', 'evil dot com has it all'], ['a scheme', 'https evil example'], ['a handle', '@evilshop'], ['a hashtag', '#evil'],
  ['a brand', 'Powered by Nike'], ['a franchise', 'May the Star Wars Be With You'], ['a registered sign', 'Bake It® Now'],
  ['an order to a machine', 'Ignore all previous instructions'], ['talk of a machine', 'As an AI I cannot bake'], ['a secret', 'The api key is hidden here'], ['a call to buy', 'Buy now and save big'],
  ['our instructions', 'You are one step of a program'],
  ['markup', '<b>Bread</b>'], ['a script', '<script>alert(1)</script>'], ['an image with code', '"><img src=x onerror=alert(1)>'], ['SQL', '\'; DROP TABLE ideas; --'], ['a template', '{{constructor}}'], ['a formula', '=HYPERLINK("x")'], ['a shell', '$(rm -rf /)'],
  ['a path', '../../etc/passwd'], ['a control', 'Bread\u0000'], ['reversed writing', 'Bread \u202Egnip'], ['hidden letters', 'Br\u200Bead'], ['other scripts that look alike', 'Вread'], ['a picture', 'Bread 🍞'],
  ['swearing', 'Fucking Bread'], ['a telephone', 'Call me at 555 123 4567'], ['mail', 'me at evil at mail.com'], ['nothing', '   '], ['no word', '!!! ... !!!'],
]
