# A root module that was there before: with a backend, providers and tags of its own. The import blocks stand beside it:
#   cp cdktf.out/modules/*.imports.tf.json .

terraform {
  required_version = ">= 1.5.0"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
  backend "local" {
    path = "terraform.tfstate"
  }
}

provider "aws" {
  region              = "ap-northeast-1"
  allowed_account_ids = ["111122223333"]
}

provider "aws" {
  alias               = "virginia"
  region              = "us-east-1"
  allowed_account_ids = ["111122223333"]
}

variable "pager_url" {
  type      = string
  sensitive = true
}

locals {
  tags = { Pipeline = "platform" }
}

module "telemetry" {
  source = "./cdktf.out/modules/shop-prod-telemetry"
  tags   = local.tags
}

module "alarms" {
  source    = "./cdktf.out/modules/shop-prod-alarms"
  pager_url = var.pager_url
  tags      = local.tags

  # Route 53 publishes its metrics in us-east-1 only.
  providers = {
    aws           = aws
    aws.us_east_1 = aws.virginia
  }

  # Metric filters need their log groups.
  depends_on = [module.telemetry]
}

# What the pipeline owns takes what the policy asks for from the module's outputs.
resource "aws_ecs_cluster" "main" {
  name = "shop-prod"
  tags = local.tags
  setting {
    name  = module.telemetry.ecs_cluster_setting.name
    value = module.telemetry.ecs_cluster_setting.value
  }
}

resource "aws_sqs_queue" "orders" {
  name = "shop-prod-orders"
  tags = local.tags
}

output "alarm_topics" {
  value = module.alarms.topic_arns
}
