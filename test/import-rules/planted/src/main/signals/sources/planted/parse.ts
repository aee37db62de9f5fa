import 'undici'
