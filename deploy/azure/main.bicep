// Registers the bot with Azure, so that Microsoft Teams can reach it. The bot itself runs wherever you
// run it; here is only its registration, the Teams channel, and, if you want one, its identity.
//
//   az deployment group create --resource-group support-bot \
//     --template-file deploy/azure/main.bicep \
//     --parameters publicUrl=https://support.example.com appType=SingleTenant appId=<app id>

@description('Where the bot is reached from the internet, as its setting PUBLIC_URL.')
param publicUrl string

@description('SingleTenant: an app registration with a password, made before. UserAssignedMSI: an identity that is made here and given to the machine that runs the bot.')
@allowed(['SingleTenant', 'UserAssignedMSI'])
param appType string

@description('Of the app registration; leave it empty for UserAssignedMSI.')
param appId string = ''

@description('The tenant of the app registration.')
param tenantId string = tenant().tenantId

@description('Name of the bot among Azure\'s resources, unique in all of Azure.')
@minLength(4)
@maxLength(42)
param botName string = 'support-${uniqueString(resourceGroup().id)}'

@description('As people see it in Teams before the app is installed.')
@maxLength(42)
param displayName string = 'Support'

@description('F0 is free; S1 has a service level agreement.')
@allowed(['F0', 'S1'])
param sku string = 'F0'

@description('Where the identity is made.')
param location string = resourceGroup().location

var isIdentity = appType == 'UserAssignedMSI'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = if (isIdentity) {
  name: botName
  location: location
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: botName
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: sku
  }
  properties: {
    displayName: displayName
    description: 'Opens and follows support cases.'
    endpoint: '${publicUrl}/api/messages'
    msaAppType: appType
    msaAppId: isIdentity ? identity!.properties.clientId : appId
    msaAppTenantId: tenantId
    msaAppMSIResourceId: isIdentity ? identity.id : null
    // No one but our own service signs in for it: keys are not kept in Azure's portal.
    disableLocalAuth: true
    isStreamingSupported: false
    publicNetworkAccess: 'Enabled'
    schemaTransformationVersion: '1.3'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      enableCalling: false
      acceptedTerms: true
    }
  }
}

@description('The settings of the bot that follow from this; a password is yours to add for SingleTenant.')
output settings object = {
  TEAMS_APP_ID: isIdentity ? identity!.properties.clientId : appId
  TEAMS_APP_TYPE: appType
  TEAMS_TENANT_ID: tenantId
}

@description('To be assigned to the machine that runs the bot (UserAssignedMSI).')
output identityId string = isIdentity ? identity.id : ''
