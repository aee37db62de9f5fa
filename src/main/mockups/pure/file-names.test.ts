import { expect, test } from 'vitest'
import { mockupFileNames } from './file-names.ts'

test('files are named for people: the art, the garment, the scene, and no two alike', () => {
  const shots = [{ garment: 'Heather Blue', scene: 'T-shirt, front, laid flat' }, { garment: 'Heather Blue', scene: 'T-shirt front laid flat' }]
  expect(mockupFileNames('Café & Croissants!', shots, 'jpg')).toEqual(['cafe-croissants_heather-blue_t-shirt-front-laid-flat.jpg', 'cafe-croissants_heather-blue_t-shirt-front-laid-flat-2.jpg'])
})

test('no name leaves its folder, and words without Latin letters are a design', () => {
  expect(mockupFileNames('../../etc', [{ garment: '#1F2A44', scene: '犬' }], 'png')).toEqual(['etc_1f2a44.png'])
  expect(mockupFileNames('犬', [{ garment: '', scene: '' }], 'png')).toEqual(['design.png'])
})
