import '../hosts/node-host.ts'
