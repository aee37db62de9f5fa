/** Every document that is sent to Shopify's Admin GraphQL API (2026-04). */
export const SHOP_QUERY = `query shop {
  shop { name currencyCode }
  currentAppInstallation { accessScopes { handle } }
  publications(first: 50) { nodes { id catalog { title } } }
}`

export const STAGE_MUTATION = `mutation stagedUploadsCreate($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) {
    stagedTargets { url resourceUrl parameters { name value } }
    userErrors { field message }
  }
}`

export const FIND_QUERY = `query productByIdentifier($identifier: ProductIdentifierInput!) {
  productByIdentifier(identifier: $identifier) { id status onlineStoreUrl }
}`

export const SET_MUTATION = `mutation productSet($identifier: ProductSetIdentifiers!, $input: ProductSetInput!) {
  productSet(synchronous: true, identifier: $identifier, input: $input) {
    product { id status onlineStoreUrl }
    userErrors { code field message }
  }
}`

export const MEDIA_QUERY = `query productMedia($id: ID!) {
  product(id: $id) { id status media(first: 250) { nodes { alt status } } }
}`

export const PUBLISH_MUTATION = `mutation publishablePublish($id: ID!, $input: [PublicationInput!]!) {
  publishablePublish(id: $id, input: $input) { userErrors { field message } }
}`

export const STATUS_MUTATION = `mutation productUpdate($product: ProductUpdateInput!) {
  productUpdate(product: $product) {
    product { id status onlineStoreUrl }
    userErrors { field message }
  }
}`

export const DELETE_MUTATION = `mutation productDelete($input: ProductDeleteInput!) {
  productDelete(input: $input) { deletedProductId userErrors { field message } }
}`

export const STANDING_QUERY = `query productStanding($id: ID!) {
  product(id: $id) {
    id title description status handle tags vendor productType onlineStoreUrl
    variantsCount { count }
    variants(first: 250) { nodes { sku price } }
    media(first: 250) { nodes { alt status } }
    resourcePublicationsV2(first: 50) { nodes { isPublished publication { id } } }
  }
}`
