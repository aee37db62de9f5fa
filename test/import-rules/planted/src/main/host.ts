export interface Host { readonly home: string }
