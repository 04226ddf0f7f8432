using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yizhi.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Waiting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_records_ledger_state_unit",
                table: "records",
                columns: new[] { "ledger", "state", "unit" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_records_ledger_state_unit",
                table: "records");
        }
    }
}
