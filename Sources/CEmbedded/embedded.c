// Made by Sources/CEmbedded/generate: edit that, or add a data file and run make data.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "embedded.h"

static const unsigned char evidence_plans_access_reviews_yaml[] = {
#embed "../../evidence/plans/access-reviews.yaml"
};

static const unsigned char evidence_plans_backups_yaml[] = {
#embed "../../evidence/plans/backups.yaml"
};

static const unsigned char evidence_plans_ci_run_yaml[] = {
#embed "../../evidence/plans/ci-run.yaml"
};

static const unsigned char evidence_plans_git_project_yaml[] = {
#embed "../../evidence/plans/git-project.yaml"
};

static const unsigned char evidence_plans_linux_server_yaml[] = {
#embed "../../evidence/plans/linux-server.yaml"
};

static const unsigned char evidence_plans_this_machine_yaml[] = {
#embed "../../evidence/plans/this-machine.yaml"
};

static const unsigned char evidence_plans_web_service_yaml[] = {
#embed "../../evidence/plans/web-service.yaml"
};

static const unsigned char evidence_profiles_cloud_export_yaml[] = {
#embed "../../evidence/profiles/cloud-export.yaml"
};

static const unsigned char evidence_profiles_cyclonedx_yaml[] = {
#embed "../../evidence/profiles/cyclonedx.yaml"
};

static const unsigned char evidence_profiles_lynis_yaml[] = {
#embed "../../evidence/profiles/lynis.yaml"
};

static const unsigned char evidence_profiles_openscap_yaml[] = {
#embed "../../evidence/profiles/openscap.yaml"
};

static const unsigned char evidence_profiles_prowler_yaml[] = {
#embed "../../evidence/profiles/prowler.yaml"
};

static const unsigned char evidence_profiles_spdx_yaml[] = {
#embed "../../evidence/profiles/spdx.yaml"
};

static const unsigned char evidence_profiles_tap_yaml[] = {
#embed "../../evidence/profiles/tap.yaml"
};

static const unsigned char evidence_profiles_trivy_yaml[] = {
#embed "../../evidence/profiles/trivy.yaml"
};

static const unsigned char mappings_assessments_iso27001_documented_information_yaml[] = {
#embed "../../mappings/assessments/iso27001-documented-information.yaml"
};

static const unsigned char mappings_catalogs_gdpr_yaml[] = {
#embed "../../mappings/catalogs/gdpr.yaml"
};

static const unsigned char mappings_catalogs_iso27001_yaml[] = {
#embed "../../mappings/catalogs/iso27001.yaml"
};

static const unsigned char mappings_catalogs_soc2_yaml[] = {
#embed "../../mappings/catalogs/soc2.yaml"
};

static const unsigned char mappings_crosswalks_iso27001_gdpr_yaml[] = {
#embed "../../mappings/crosswalks/iso27001-gdpr.yaml"
};

static const unsigned char mappings_crosswalks_soc2_gdpr_yaml[] = {
#embed "../../mappings/crosswalks/soc2-gdpr.yaml"
};

static const unsigned char mappings_crosswalks_soc2_iso27001_yaml[] = {
#embed "../../mappings/crosswalks/soc2-iso27001.yaml"
};

static const unsigned char mappings_phrases_yaml[] = {
#embed "../../mappings/phrases.yaml"
};

static const unsigned char mappings_questionnaires_oscal_assessment_results_yaml[] = {
#embed "../../mappings/questionnaires/oscal-assessment-results.yaml"
};

static const unsigned char mappings_questionnaires_oscal_catalog_yaml[] = {
#embed "../../mappings/questionnaires/oscal-catalog.yaml"
};

static const unsigned char mappings_questionnaires_oscal_ssp_yaml[] = {
#embed "../../mappings/questionnaires/oscal-ssp.yaml"
};

static const unsigned char mappings_questionnaires_stig_checklist_yaml[] = {
#embed "../../mappings/questionnaires/stig-checklist.yaml"
};

static const unsigned char mappings_topics_yaml[] = {
#embed "../../mappings/topics.yaml"
};

static const unsigned char mappings_topics_access_yaml[] = {
#embed "../../mappings/topics/access.yaml"
};

static const unsigned char mappings_topics_ai_yaml[] = {
#embed "../../mappings/topics/ai.yaml"
};

static const unsigned char mappings_topics_authentication_yaml[] = {
#embed "../../mappings/topics/authentication.yaml"
};

static const unsigned char mappings_topics_compliance_yaml[] = {
#embed "../../mappings/topics/compliance.yaml"
};

static const unsigned char mappings_topics_continuity_yaml[] = {
#embed "../../mappings/topics/continuity.yaml"
};

static const unsigned char mappings_topics_contrary_yaml[] = {
#embed "../../mappings/topics/contrary.yaml"
};

static const unsigned char mappings_topics_cryptography_yaml[] = {
#embed "../../mappings/topics/cryptography.yaml"
};

static const unsigned char mappings_topics_data_handling_yaml[] = {
#embed "../../mappings/topics/data-handling.yaml"
};

static const unsigned char mappings_topics_data_location_yaml[] = {
#embed "../../mappings/topics/data-location.yaml"
};

static const unsigned char mappings_topics_development_yaml[] = {
#embed "../../mappings/topics/development.yaml"
};

static const unsigned char mappings_topics_endpoint_yaml[] = {
#embed "../../mappings/topics/endpoint.yaml"
};

static const unsigned char mappings_topics_governance_risk_yaml[] = {
#embed "../../mappings/topics/governance-risk.yaml"
};

static const unsigned char mappings_topics_incident_yaml[] = {
#embed "../../mappings/topics/incident.yaml"
};

static const unsigned char mappings_topics_infrastructure_yaml[] = {
#embed "../../mappings/topics/infrastructure.yaml"
};

static const unsigned char mappings_topics_logging_yaml[] = {
#embed "../../mappings/topics/logging.yaml"
};

static const unsigned char mappings_topics_loose_classes_yaml[] = {
#embed "../../mappings/topics/loose-classes.yaml"
};

static const unsigned char mappings_topics_network_yaml[] = {
#embed "../../mappings/topics/network.yaml"
};

static const unsigned char mappings_topics_people_training_yaml[] = {
#embed "../../mappings/topics/people-training.yaml"
};

static const unsigned char mappings_topics_physical_yaml[] = {
#embed "../../mappings/topics/physical.yaml"
};

static const unsigned char mappings_topics_privacy_yaml[] = {
#embed "../../mappings/topics/privacy.yaml"
};

static const unsigned char mappings_topics_product_yaml[] = {
#embed "../../mappings/topics/product.yaml"
};

static const unsigned char mappings_topics_service_yaml[] = {
#embed "../../mappings/topics/service.yaml"
};

static const unsigned char mappings_topics_suppliers_yaml[] = {
#embed "../../mappings/topics/suppliers.yaml"
};

static const unsigned char mappings_topics_synonyms_yaml[] = {
#embed "../../mappings/topics/synonyms.yaml"
};

static const unsigned char mappings_topics_vulnerability_yaml[] = {
#embed "../../mappings/topics/vulnerability.yaml"
};

static const struct vouch_file files[] = {
  {"evidence/plans/access-reviews.yaml", evidence_plans_access_reviews_yaml, sizeof evidence_plans_access_reviews_yaml},
  {"evidence/plans/backups.yaml", evidence_plans_backups_yaml, sizeof evidence_plans_backups_yaml},
  {"evidence/plans/ci-run.yaml", evidence_plans_ci_run_yaml, sizeof evidence_plans_ci_run_yaml},
  {"evidence/plans/git-project.yaml", evidence_plans_git_project_yaml, sizeof evidence_plans_git_project_yaml},
  {"evidence/plans/linux-server.yaml", evidence_plans_linux_server_yaml, sizeof evidence_plans_linux_server_yaml},
  {"evidence/plans/this-machine.yaml", evidence_plans_this_machine_yaml, sizeof evidence_plans_this_machine_yaml},
  {"evidence/plans/web-service.yaml", evidence_plans_web_service_yaml, sizeof evidence_plans_web_service_yaml},
  {"evidence/profiles/cloud-export.yaml", evidence_profiles_cloud_export_yaml, sizeof evidence_profiles_cloud_export_yaml},
  {"evidence/profiles/cyclonedx.yaml", evidence_profiles_cyclonedx_yaml, sizeof evidence_profiles_cyclonedx_yaml},
  {"evidence/profiles/lynis.yaml", evidence_profiles_lynis_yaml, sizeof evidence_profiles_lynis_yaml},
  {"evidence/profiles/openscap.yaml", evidence_profiles_openscap_yaml, sizeof evidence_profiles_openscap_yaml},
  {"evidence/profiles/prowler.yaml", evidence_profiles_prowler_yaml, sizeof evidence_profiles_prowler_yaml},
  {"evidence/profiles/spdx.yaml", evidence_profiles_spdx_yaml, sizeof evidence_profiles_spdx_yaml},
  {"evidence/profiles/tap.yaml", evidence_profiles_tap_yaml, sizeof evidence_profiles_tap_yaml},
  {"evidence/profiles/trivy.yaml", evidence_profiles_trivy_yaml, sizeof evidence_profiles_trivy_yaml},
  {"mappings/assessments/iso27001-documented-information.yaml", mappings_assessments_iso27001_documented_information_yaml, sizeof mappings_assessments_iso27001_documented_information_yaml},
  {"mappings/catalogs/gdpr.yaml", mappings_catalogs_gdpr_yaml, sizeof mappings_catalogs_gdpr_yaml},
  {"mappings/catalogs/iso27001.yaml", mappings_catalogs_iso27001_yaml, sizeof mappings_catalogs_iso27001_yaml},
  {"mappings/catalogs/soc2.yaml", mappings_catalogs_soc2_yaml, sizeof mappings_catalogs_soc2_yaml},
  {"mappings/crosswalks/iso27001-gdpr.yaml", mappings_crosswalks_iso27001_gdpr_yaml, sizeof mappings_crosswalks_iso27001_gdpr_yaml},
  {"mappings/crosswalks/soc2-gdpr.yaml", mappings_crosswalks_soc2_gdpr_yaml, sizeof mappings_crosswalks_soc2_gdpr_yaml},
  {"mappings/crosswalks/soc2-iso27001.yaml", mappings_crosswalks_soc2_iso27001_yaml, sizeof mappings_crosswalks_soc2_iso27001_yaml},
  {"mappings/phrases.yaml", mappings_phrases_yaml, sizeof mappings_phrases_yaml},
  {"mappings/questionnaires/oscal-assessment-results.yaml", mappings_questionnaires_oscal_assessment_results_yaml, sizeof mappings_questionnaires_oscal_assessment_results_yaml},
  {"mappings/questionnaires/oscal-catalog.yaml", mappings_questionnaires_oscal_catalog_yaml, sizeof mappings_questionnaires_oscal_catalog_yaml},
  {"mappings/questionnaires/oscal-ssp.yaml", mappings_questionnaires_oscal_ssp_yaml, sizeof mappings_questionnaires_oscal_ssp_yaml},
  {"mappings/questionnaires/stig-checklist.yaml", mappings_questionnaires_stig_checklist_yaml, sizeof mappings_questionnaires_stig_checklist_yaml},
  {"mappings/topics.yaml", mappings_topics_yaml, sizeof mappings_topics_yaml},
  {"mappings/topics/access.yaml", mappings_topics_access_yaml, sizeof mappings_topics_access_yaml},
  {"mappings/topics/ai.yaml", mappings_topics_ai_yaml, sizeof mappings_topics_ai_yaml},
  {"mappings/topics/authentication.yaml", mappings_topics_authentication_yaml, sizeof mappings_topics_authentication_yaml},
  {"mappings/topics/compliance.yaml", mappings_topics_compliance_yaml, sizeof mappings_topics_compliance_yaml},
  {"mappings/topics/continuity.yaml", mappings_topics_continuity_yaml, sizeof mappings_topics_continuity_yaml},
  {"mappings/topics/contrary.yaml", mappings_topics_contrary_yaml, sizeof mappings_topics_contrary_yaml},
  {"mappings/topics/cryptography.yaml", mappings_topics_cryptography_yaml, sizeof mappings_topics_cryptography_yaml},
  {"mappings/topics/data-handling.yaml", mappings_topics_data_handling_yaml, sizeof mappings_topics_data_handling_yaml},
  {"mappings/topics/data-location.yaml", mappings_topics_data_location_yaml, sizeof mappings_topics_data_location_yaml},
  {"mappings/topics/development.yaml", mappings_topics_development_yaml, sizeof mappings_topics_development_yaml},
  {"mappings/topics/endpoint.yaml", mappings_topics_endpoint_yaml, sizeof mappings_topics_endpoint_yaml},
  {"mappings/topics/governance-risk.yaml", mappings_topics_governance_risk_yaml, sizeof mappings_topics_governance_risk_yaml},
  {"mappings/topics/incident.yaml", mappings_topics_incident_yaml, sizeof mappings_topics_incident_yaml},
  {"mappings/topics/infrastructure.yaml", mappings_topics_infrastructure_yaml, sizeof mappings_topics_infrastructure_yaml},
  {"mappings/topics/logging.yaml", mappings_topics_logging_yaml, sizeof mappings_topics_logging_yaml},
  {"mappings/topics/loose-classes.yaml", mappings_topics_loose_classes_yaml, sizeof mappings_topics_loose_classes_yaml},
  {"mappings/topics/network.yaml", mappings_topics_network_yaml, sizeof mappings_topics_network_yaml},
  {"mappings/topics/people-training.yaml", mappings_topics_people_training_yaml, sizeof mappings_topics_people_training_yaml},
  {"mappings/topics/physical.yaml", mappings_topics_physical_yaml, sizeof mappings_topics_physical_yaml},
  {"mappings/topics/privacy.yaml", mappings_topics_privacy_yaml, sizeof mappings_topics_privacy_yaml},
  {"mappings/topics/product.yaml", mappings_topics_product_yaml, sizeof mappings_topics_product_yaml},
  {"mappings/topics/service.yaml", mappings_topics_service_yaml, sizeof mappings_topics_service_yaml},
  {"mappings/topics/suppliers.yaml", mappings_topics_suppliers_yaml, sizeof mappings_topics_suppliers_yaml},
  {"mappings/topics/synonyms.yaml", mappings_topics_synonyms_yaml, sizeof mappings_topics_synonyms_yaml},
  {"mappings/topics/vulnerability.yaml", mappings_topics_vulnerability_yaml, sizeof mappings_topics_vulnerability_yaml},
  {0, 0, 0},
};

size_t vouch_file_count(void) { return sizeof files / sizeof *files - 1; }

struct vouch_file vouch_file_at(size_t index) { return files[index]; }
