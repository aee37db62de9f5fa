/** What the stand-in sites' forms look like, one for each market without an API. Made up; no such page was read. */
import type { MarketId } from '../../../src/main/listings/contract.ts'
import type { SiteShape } from './upload-site.ts'

export const UPLOAD_SHAPES = {
  'amazon-merch': {
    path: '/designs/new', done: (id) => `/designs/published/${id}`, heading: 'Create new product', publish: 'Publish',
    fields: [
      { kind: 'text', name: 'title', label: 'Design title', most: 60, needed: true }, { kind: 'file', name: 'art', label: 'Artwork' },
      { kind: 'choice', name: 'product', label: 'Product', options: ['Standard t-shirt', 'Hoodie'] }, { kind: 'text', name: 'brand', label: 'Brand', most: 50, needed: true },
      { kind: 'text', name: 'bullet1', label: 'Feature bullet 1', most: 256, needed: false }, { kind: 'text', name: 'bullet2', label: 'Feature bullet 2', most: 256, needed: false },
      { kind: 'area', name: 'description', label: 'Product description', most: 2000, needed: false },
    ],
  },
  redbubble: {
    path: '/portfolio/images/new', done: (id) => `/works/${id}`, heading: 'Add new work', publish: 'Save work',
    fields: [
      { kind: 'text', name: 'title', label: 'Title', most: 150, needed: true }, { kind: 'file', name: 'art', label: 'Choose a picture' }, { kind: 'area', name: 'tags', label: 'Tags', most: 2000, needed: true },
      { kind: 'area', name: 'description', label: 'Description', most: 5000, needed: false }, { kind: 'tick', name: 'rights', label: 'I have the right to sell products containing this artwork', needed: true },
    ],
  },
  teepublic: {
    path: '/designs/new', done: (id) => `/t-shirt/${id}`, heading: 'New design', publish: 'Publish',
    fields: [
      { kind: 'text', name: 'title', label: 'Title', most: 100, needed: true }, { kind: 'file', name: 'art', label: 'Upload artwork' }, { kind: 'area', name: 'description', label: 'Description', most: 3000, needed: false },
      { kind: 'text', name: 'main', label: 'Main tag', most: 50, needed: true }, { kind: 'tags', name: 'tags', label: 'Supporting tags', key: 'Enter' },
      { kind: 'choice', name: 'mature', label: 'Mature content', options: ['Choose', 'No', 'Yes'] }, { kind: 'tick', name: 'terms', label: 'I accept the terms', needed: true },
    ],
  },
  spreadshirt: {
    path: '/designs/upload', done: (id) => `/designs/detail/${id}`, heading: 'Upload a design', publish: 'Publish design',
    fields: [
      { kind: 'text', name: 'title', label: 'Design name', most: 50, needed: true }, { kind: 'file', name: 'art', label: 'Upload design' }, { kind: 'area', name: 'description', label: 'Description', most: 200, needed: false },
      { kind: 'tags', name: 'tags', label: 'Tags', key: 'Enter' },
    ],
  },
} satisfies Partial<Record<MarketId, SiteShape>>
